from ._ops import torch

__all__ = ["pairwise_distance", "cosine_similarity", "pdist"]

pairwise_distance = torch.pairwise_distance
cosine_similarity = torch.cosine_similarity
pdist = torch.pdist
