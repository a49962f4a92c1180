"""Private files in a bucket that speaks S3, instead of a folder (requirements-s3.txt; settings from `config.env.object_storage`).

Nobody is given an address of the bucket: a view that asked the policy reads the file and hands it out, as with a folder.
"""

from __future__ import annotations

from typing import NoReturn

from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage


class PrivateBucket(S3Storage):
    """Objects without addresses."""

    def url(self, name: str, *args: object, **kwargs: object) -> NoReturn:
        """There is none, not even a signed one."""
        raise ValueError("This file is not accessible via a URL.")

    def accepts(self) -> bool:
        """The bucket answers and lets us in. For /healthz."""
        try:
            self.connection.meta.client.head_bucket(Bucket=self.bucket_name)
        except (BotoCoreError, ClientError):
            return False
        return True
