"""Every address of the app: the second table of contents."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from timeline.admin import curators
from timeline.views.about import about_data, shortcuts
from timeline.views.articles import article, source_list
from timeline.views.corrections import corrections, corrections_feed
from timeline.views.dossier import dossier
from timeline.views.embed import embed_code, embed_event, embed_subject, embed_timeline
from timeline.views.events import event, event_citation
from timeline.views.exports import timeline_json
from timeline.views.facets import facet
from timeline.views.health import healthz
from timeline.views.oembed import oembed
from timeline.views.reports import report, report_sent
from timeline.views.share import event_card, site_card, subject_card
from timeline.views.sitemap import robots, sitemap, sitemap_part
from timeline.views.subjects import source_articles, subject_list
from timeline.views.timeline import story_list, subject, timeline

pages = i18n_patterns(
    path("", timeline, name="timeline"),
    path("filters/<slug:parameter>/", facet, name="facet"),
    path("stories/", story_list, name="stories"),
    path("stories/<slug:slug>/", subject, {"parameter": "story"}, name="story"),
    path("actors/", subject_list, {"parameter": "actor"}, name="actors"),
    path("actors/<slug:slug>/", subject, {"parameter": "actor"}, name="actor"),
    path("places/", subject_list, {"parameter": "place"}, name="places"),
    path("places/<slug:slug>/", subject, {"parameter": "place"}, name="place"),
    path("categories/", subject_list, {"parameter": "category"}, name="categories"),
    path("categories/<slug:slug>/", subject, {"parameter": "category"}, name="category"),
    path("e/<str:public_id>/", event, name="event"),
    path("e/<str:public_id>/report/", report, name="report"),
    path("e/<str:public_id>/report/sent/", report_sent, name="report_sent"),
    path("e/<str:public_id>/card.png", event_card, name="event_card"),
    path("e/<str:public_id>/<str:slug>/", event, name="event"),
    path("articles/<int:pk>/", article, name="article"),
    path("sources/", source_list, name="sources"),
    path("sources/<slug:slug>/", subject, {"parameter": "source"}, name="source"),
    path("sources/<slug:slug>/articles/", source_articles, name="source_articles"),
    path("dossier/", dossier, name="dossier"),
    path("corrections/", corrections, name="corrections"),
    path("about/data/", about_data, name="about_data"),
    path("about/shortcuts/", shortcuts, name="shortcuts"),
    path("embed/code/", embed_code, name="embed_code"),
    path("embed/", embed_timeline, name="embed"),
    path("embed/e/<str:public_id>/", embed_event, name="embed_event"),
    path("embed/<str:kind>/<slug:slug>/", embed_subject, name="embed_subject"),
    path("card.png", site_card, name="card"),
    path("<str:kind>/<slug:slug>/card.png", subject_card, name="subject_card"),
    prefix_default_language=False,
)
"""For readers: in English at these addresses, in German below ``/de/``."""
in_one_language = [
    path("e/<str:public_id>/cite.<str:form>", event_citation, name="event_citation"),
    path("corrections.atom", corrections_feed, name="corrections_feed"),
    path("oembed", oembed, name="oembed"),
    path("timeline.json", timeline_json, name="timeline_json"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("robots.txt", robots, name="robots"),
    path("healthz", healthz, name="healthz"),
    path("admin/", curators.urls),
]
urlpatterns = [*pages, *in_one_language]
handler400 = "timeline.views.errors.bad_request"
handler403 = "timeline.views.errors.forbidden"
handler404 = "timeline.views.errors.not_found"
handler500 = "timeline.views.errors.server_error"
