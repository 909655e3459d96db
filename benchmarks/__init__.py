"""What the engine costs, measured; each module is a command, ``python -m benchmarks.engine`` and so on.

One thread everywhere, so that times compare: the libraries under numpy read these variables when it is first
imported, and this package is imported before that.
"""

import os

for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_variable] = "1"
