"""A certificate authority of our own, for clients that insist on https and on B2's host names."""

import os
import subprocess

NAMES = "DNS:*.backblazeb2.com,DNS:*.backblaze.com,DNS:localhost,IP:127.0.0.1"


class Authority:
    """Makes (with openssl, in a folder that nothing else reads) an authority and one certificate signed by it."""

    def __init__(self, directory):
        os.makedirs(directory, mode=0o700, exist_ok=True)
        self.certificate_of_authority = os.path.join(directory, "authority.pem")
        self.certificate = os.path.join(directory, "server.pem")
        self.private_key = os.path.join(directory, "server-key.pem")
        authority_key = os.path.join(directory, "authority-key.pem")
        new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        openssl(
            "req", "-x509", *new_key, "-keyout", authority_key, "-out", self.certificate_of_authority,
            "-subj", "/CN=Strongroom client tests", "-addext", "keyUsage=critical,keyCertSign",
        )
        openssl(
            "req", "-x509", *new_key, "-keyout", self.private_key, "-out", self.certificate,
            "-CA", self.certificate_of_authority, "-CAkey", authority_key,
            "-subj", "/CN=api.backblazeb2.com", "-addext", f"subjectAltName={NAMES}",
            "-addext", "basicConstraints=critical,CA:FALSE", "-addext", "extendedKeyUsage=serverAuth",
        )


def openssl(*arguments):
    """Runs openssl; its own words are the error."""
    finished = subprocess.run(["openssl", *arguments], capture_output=True, text=True, timeout=120)
    if finished.returncode != 0:
        raise RuntimeError(f"openssl {arguments[0]} failed: {finished.stderr[-300:]}")
