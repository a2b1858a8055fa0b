"""How gunicorn serves the portal: `gunicorn -c python:portal.gunicorn`; options win over it."""

from portal.settings import env

wsgi_app = "portal.wsgi"
bind = "127.0.0.1:8000"
# Sync workers: threads and ASGI were slower for these pages when measured.
workers = env.WEB_WORKERS
preload_app = True
# Addresses of any length are answered by the portal, in the reader's language, where gunicorn would
# send a bare 414 from 4,095 bytes on.
limit_request_line = 0
# By default anybody who may write to this socket reloads and stops the workers; systemd does that.
control_socket_disable = True
# Nobody but the portal says below which prefix it lies: by default gunicorn believes such headers
# of a proxy on this machine, and Caddy hands on what visitors send.
forwarder_headers = ""
