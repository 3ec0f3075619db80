from trueline.core.frameworks.mistakes.finding import Mistake, find_mistakes
