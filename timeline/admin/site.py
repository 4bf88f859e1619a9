"""Which admin site do curators use?"""

from django.contrib.admin import AdminSite


class CuratorsSite(AdminSite):
    site_header = "Timeline · curators"
    site_title = "Timeline"
    index_title = "Review, events and sources"
