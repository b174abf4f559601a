"""One module for each client: how it is installed, how it is pointed at the server, and what it is made to do."""

from cases.aws_case import AwsVersion1Case, AwsVersion2Case
from cases.aws_sdk_cases import GoSdkCase, JavaScriptSdkCase
from cases.boto3_case import BOTO3_CASES
from cases.b2_command_line_case import B2CommandLineCase
from cases.b2sdk_case import B2SdkCase
from cases.cross_api_case import CrossApiCase
from cases.debian_b2_case import DebianB2Case
from cases.debian_b2sdk_case import DebianB2SdkCase
from cases.minio_mc_case import MinioMcCase
from cases.node_case import BackblazeB2Case, B2CloudStorageCase
from cases.partner_case import PartnerCase
from cases.partner_extension_case import PartnerExtensionCase
from cases.rclone_case import DebianRcloneCase, NewestRcloneCase
from cases.rclone_s3_case import DebianRcloneS3Case, NewestRcloneS3Case
from cases.restic_case import DebianResticCase, NewestResticCase
from cases.restic_s3_case import DebianResticS3Case, NewestResticS3Case
from cases.s3cmd_case import S3cmdCase
from cases.s3fs_case import PythonS3fsCase
from cases.s3fs_mount_case import S3fsMountCase
from cases.serve_case import ServeCase
from cases.wire_case import WireCase

# In the order of the report.
CASES = (
    WireCase(),
    ServeCase(),
    PartnerCase(),
    PartnerExtensionCase(),
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
    AwsVersion1Case(),
    AwsVersion2Case(),
    *BOTO3_CASES,
    NewestRcloneS3Case(),
    DebianRcloneS3Case(),
    NewestResticS3Case(),
    DebianResticS3Case(),
    S3cmdCase(),
    MinioMcCase(),
    JavaScriptSdkCase(),
    GoSdkCase(),
    PythonS3fsCase(),
    S3fsMountCase(),
    CrossApiCase(),
)
