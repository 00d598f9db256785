"""moto's server, put right where it leaves out what AWS says.

GetAccountAuthorizationDetails of AWS names each managed policy and gives its id; moto 5.2 gives the ARN alone.
"""

import sys

from moto.iam import models
from moto.server import main

models.ManagedPolicy.policy_name = property(lambda policy: policy.name)
models.ManagedPolicy.policy_id = property(lambda policy: policy.id)

if __name__ == "__main__":
    sys.exit(main())
