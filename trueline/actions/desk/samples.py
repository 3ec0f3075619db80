"""What people do with samples: work out a size."""

from trueline.core.samples import SampleSize, work_out_size


def size_sample(population: int, confidence: float, margin: float) -> SampleSize:
    """The cases needed for a population, with workings."""
    return work_out_size(population, confidence, margin)
