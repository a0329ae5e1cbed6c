"""A proxy between a client and an AWS endpoint: records and judges every exchange, and injects faults on purpose.

Faults are chosen by the number of the call (from 1) or by a function of it:
    proxy.fault = {7: DROP_REPLY}         # call 7 reaches AWS, its reply never comes back
    proxy.fault = lambda n, call: THROTTLE if call.changes else None
"""

import contextlib
import http.client
import http.server
import os
import signal
import socket
import ssl
import threading
import time
import urllib.parse

import judge

DROP_REPLY = "drop the reply"
DROP_REQUEST = "drop the request"
SERVER_ERROR = "answer 500"
THROTTLE = "answer that there are too many requests"
KILL = "kill the client once AWS has done it"


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # with Python's 5, whoever opens more connections at once waits a second for the sixth


class Proxy:
    def __init__(self, target, judge_replies=False, delay=0.0, certificate=None):
        self.target = urllib.parse.urlsplit(target)
        self.judge_replies, self.delay = judge_replies, delay
        self.fault, self.client = {}, None
        self.lock, self.calls, self.violations = threading.Lock(), [], []
        self.server = Server(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        if certificate:  # the file of a certificate and its key
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(certificate)
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
            self.url = f"https://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def reset(self):
        with self.lock:
            self.calls, self.fault, self.client = [], {}, None

    def changing(self):
        return [str(call) for call in self.calls if call.changes]

    def _begin(self, headers, body):
        with self.lock:
            try:
                call = judge.Call(headers, body)
                self.violations += call.violations()
            except Exception as error:  # a request AWS could not even read
                self.violations.append(f"unreadable request: {error!r} {body[:200]!r}")
                raise
            self.calls.append(call)
            number = len(self.calls)
            fault = self.fault(number, call) if callable(self.fault) else self.fault.get(number)
            return call, fault

    def _handler(proxy):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *_):
                pass

            def handle(self):
                try:
                    super().handle()
                except ConnectionError:  # a client that was killed, or that hung up, which is the client's affair
                    pass

            def do_POST(self):
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length)
                if len(body) < length:  # the client was killed in the middle of its request
                    return self.hang_up()
                if proxy.delay:
                    time.sleep(proxy.delay)  # the distance to AWS, when a test or benchmark wants one
                call, fault = proxy._begin(self.headers, body)
                if fault == DROP_REQUEST:
                    return self.hang_up()
                if fault in (SERVER_ERROR, THROTTLE):
                    return self.refuse(call, fault)
                status, headers, reply = self.forward(body)
                if proxy.judge_replies:
                    with proxy.lock:
                        proxy.violations += call.reply_violations(status, headers, reply)
                if fault == KILL:
                    os.kill(proxy.client.pid, signal.SIGKILL)
                    proxy.client.wait()
                if fault in (DROP_REPLY, KILL):
                    return self.hang_up()
                self.answer(status, headers, reply)

            def forward(self, body):
                if not hasattr(self, "upstream"):
                    self.upstream = http.client.HTTPConnection(proxy.target.hostname, proxy.target.port, timeout=60)
                    self.upstream.connect()
                    self.upstream.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
                self.upstream.request("POST", self.path, body, headers)
                response = self.upstream.getresponse()
                return response.status, dict(response.headers), response.read()

            def hang_up(self):
                self.close_connection = True
                with contextlib.suppress(OSError):
                    self.connection.shutdown(socket.SHUT_RDWR)

            def refuse(self, call, fault):
                status = 500 if fault == SERVER_ERROR else 400
                code = "InternalFailure" if fault == SERVER_ERROR else "ThrottlingException"
                if call.model.metadata["protocol"] == "json":
                    reply, kind = b'{"__type":"%s","message":"injected"}' % code.encode(), "application/x-amz-json-1.1"
                else:
                    wrapped = b"<Error><Code>%s</Code><Message>injected</Message></Error>" % code.encode()
                    if call.service == "ec2":
                        reply = b"<Response><Errors>%s</Errors><RequestID>r</RequestID></Response>" % wrapped
                    else:
                        reply = b"<ErrorResponse>%s<RequestId>r</RequestId></ErrorResponse>" % wrapped
                    kind = "text/xml"
                self.answer(status, {"Content-Type": kind}, reply)

            def answer(self, status, headers, reply):
                self.send_response_only(status)
                for name, value in headers.items():
                    if name.lower() not in ("connection", "content-length", "transfer-encoding"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply)

        return Handler
