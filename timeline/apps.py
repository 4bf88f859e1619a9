"""What does Django load?"""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = "Timeline"


class CuratorsAdminConfig(AdminConfig):
    default_site = "timeline.admin.site.CuratorsSite"

