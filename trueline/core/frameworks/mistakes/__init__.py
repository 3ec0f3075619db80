from trueline.core.frameworks.mistakes.examples import find_example_mistakes
from trueline.core.frameworks.mistakes.finding import find_mistakes
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path
