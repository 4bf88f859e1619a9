from timeline.models import Event


def index_event(event: Event) -> None: ...
