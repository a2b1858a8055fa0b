"""How a status looks in Wagtail's admin: its own tags and colours, always with the word."""

from partners.agreements.labels import STATUS_TONES
from partners.agreements.lifecycle import Status
from partners.agreements.promises import Light

LIGHT_TONES = {
    Light.DONE: "success",
    Light.LATE: "danger",
    Light.BLOCKED: "danger",
    Light.UNDERWAY: "attention",
}


def status_tone(status: Status) -> str:
    return f"desk-{STATUS_TONES.get(status, 'calm')}"


def light_tone(light: Light) -> str:
    return f"desk-{LIGHT_TONES.get(light, 'calm')}"
