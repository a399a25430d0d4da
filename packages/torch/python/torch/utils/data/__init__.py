"""torch.utils.data"""

from .collate import *
from .dataloader import *
from .dataset import *
from .sampler import *
