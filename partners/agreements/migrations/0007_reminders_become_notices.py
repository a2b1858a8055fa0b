"""What people were told, and how often they want to hear, moves to home.notices."""

from django.db import migrations

KIND = "agreement-reminders"


def move(apps, schema_editor):
    reminders = apps.get_model("agreements", "Reminder").objects
    letters = apps.get_model("notices", "Letter").objects
    notices = apps.get_model("notices", "Notice").objects
    by_sending = {}
    for user, at in reminders.exclude(sent_at=None).values_list("user", "sent_at").distinct():
        letter = letters.create(
            recipient_id=user, kind=KIND, state="sent", created_at=at, handed_at=at, finished_at=at
        )
        letters.filter(pk=letter.pk).update(created_at=at)
        by_sending[user, at] = letter.pk
    made = []
    for one in reminders.order_by("pk").iterator():
        of = f"commitment {one.commitment_id}" if one.commitment_id else f"agreement {one.agreement_id}"
        made.append(
            notices.model(
                recipient_id=one.user_id,
                kind=KIND,
                occasion=f"{one.kind} {of} {one.day} {one.lead}",
                data={"agreement": one.agreement_id},
                letter_id=by_sending.get((one.user_id, one.sent_at)),
            )
        )
    notices.bulk_create(made, batch_size=500)
    choices = apps.get_model("notices", "Choice").objects
    choices.bulk_create(
        [
            choices.model(
                user_id=one.user_id, kind=KIND, rhythm=one.rhythm, last_digest_on=one.last_digest_on
            )
            for one in apps.get_model("agreements", "ReminderPreference").objects.all()
        ]
    )


class Migration(migrations.Migration):
    dependencies = [("agreements", "0006_mark_examples"), ("notices", "0001_keep_notices")]
    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
