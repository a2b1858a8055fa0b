from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("agreements", "0007_reminders_become_notices")]
    operations = [migrations.DeleteModel("Reminder"), migrations.DeleteModel("ReminderPreference")]
