import json, time, re
import pytest
from django.contrib.auth.models import Group
from tests.portal.access.addresses import admin_addresses
from tests.portal.access.asking import signed_in, told
from tests.portal.access.roles import closed_records
from tests.portal.words import known, seen
from portal.users.models import User
from tests.portal.access.test_matrix import ALIKE

@pytest.mark.django_db
@pytest.mark.parametrize("role", ["Moderator", "Editor"])
def test_proto(role):
    for records in closed_records():
        user = User.objects.create_user("orang@simpul.test", "x", first_name="Orang")
        user.groups.add(Group.objects.get(name=role))
        vocabulary = known.of_catalogues("id") | known.of_records()
        client = signed_in(user)
        out = {}
        log = open(f"/tmp/acct-words-{role}.txt", "w"); tot=0
        for asked in admin_addresses(records):
            if ALIKE.match(asked.address): continue
            t=time.process_time()
            answer = client.get(asked.address, asked.query)
            t1=time.process_time()
            if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type","") and "json" not in answer.headers.get("Content-Type",""):
                log.write(f"SKIP {answer.status_code} {t1-t:.3f} {asked.address} {answer.headers.get('Content-Type')}\n"); continue
            body = told(answer)[1] if answer.streaming else answer.content.decode()
            if body.startswith("{"): 
                body = str(json.JSONDecoder().raw_decode(body)[0].get("html",""))
            bad = {}
            for text in seen.texts(body):
                w = [x for x in known.words_of(text) if x not in vocabulary]
                if w: bad.setdefault(" ".join(w), text[:150])
            t2=time.process_time()
            log.write(f"PAGE {t1-t:.3f} {t2-t1:.3f} {len(body)} {asked.address} {asked.query or ''}\n")
            for k,v in bad.items(): 
                out.setdefault((k,v), asked.address)
        log.write("=====\n")
        for (k,v),a in out.items(): log.write(f"{k} | {v} | {a}\n")
        log.close()
