"""One module for each client: how it is installed, how it is pointed at the server, and what it is made to do."""

from cases.b2_command_line_case import B2CommandLineCase
from cases.b2sdk_case import B2SdkCase
from cases.debian_b2_case import DebianB2Case
from cases.debian_b2sdk_case import DebianB2SdkCase
from cases.node_case import BackblazeB2Case, B2CloudStorageCase
from cases.partner_case import PartnerCase
from cases.rclone_case import DebianRcloneCase, NewestRcloneCase
from cases.restic_case import DebianResticCase, NewestResticCase
from cases.serve_case import ServeCase
from cases.wire_case import WireCase

# In the order of the report.
CASES = (
    WireCase(),
    ServeCase(),
    PartnerCase(),
    B2CommandLineCase(),
    B2SdkCase("v3", 4),
    B2SdkCase("v2", 3),
    DebianB2Case(),
    DebianB2SdkCase(),
    NewestRcloneCase(),
    DebianRcloneCase(),
    NewestResticCase(),
    DebianResticCase(),
    BackblazeB2Case(),
    B2CloudStorageCase(),
)
