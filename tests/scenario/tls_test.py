"""AWS is spoken to over TLS: an endpoint that cannot prove its name gets no request."""

import datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

import conftest
import proxy as proxies
import world


def certificate(file, name):
    """A certificate for the name and its key, in one file; it is its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + made.public_bytes(pem))
    return file


@pytest.fixture
def over_tls(moto_server, tmp_path, request):
    end = conftest.Moto(moto_server)
    proxy = proxies.Proxy(end.url, certificate=certificate(tmp_path / "endpoint.pem", request.param))
    cli = conftest.Cli(tmp_path, proxy.url)
    cli.defaults = world.config(end.furnished)
    cli.environment()
    cli.proxy = proxy
    yield cli
    proxy.close()
    assert not proxy.violations


@pytest.mark.parametrize("over_tls", ["localhost"], indirect=True)
def test_an_authority_nobody_trusts_gets_no_request_until_it_is_named(over_tls):
    refused = over_tls("plan")
    assert refused.code == 1, refused
    assert "certificate" in refused.err and "AWS_CA_BUNDLE" in refused.err, refused
    assert over_tls.proxy.calls == []
    over_tls.variables["AWS_CA_BUNDLE"] = str(over_tls.folder / "endpoint.pem")
    over_tls.ok("create", "-y", "--no-wait")
    over_tls.ok("delete", "-y", "--logs")


@pytest.mark.parametrize("over_tls", ["elsewhere"], indirect=True)
def test_the_certificate_of_another_name_is_none(over_tls):
    over_tls.variables["AWS_CA_BUNDLE"] = str(over_tls.folder / "endpoint.pem")
    refused = over_tls("plan")
    assert refused.code == 1 and "localhost" in refused.err, refused
    assert over_tls.proxy.calls == []


@pytest.mark.parametrize("over_tls", ["localhost"], indirect=True)
def test_a_missing_bundle_is_named(over_tls):
    over_tls.variables["AWS_CA_BUNDLE"] = "/nowhere.pem"
    refused = over_tls("plan")
    assert refused.code == 1 and "/nowhere.pem" in refused.err and "AWS_CA_BUNDLE" in refused.err, refused
