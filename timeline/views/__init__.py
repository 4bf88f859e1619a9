"""The HTTP door for readers: functions that parse the request, ask ``publication`` and render."""
