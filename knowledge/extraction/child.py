"""The process that reads one file: `python -m knowledge.extraction.child PATH FORMAT`.

It limits its own memory and processor time, opens nothing but the file, and writes JSON.
"""

import json
import resource
import sys
from pathlib import Path

from knowledge.extraction.limits import MOST_MEMORY, MOST_SECONDS, Unreadable
from knowledge.extraction.reading import as_json, gather


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = as_json(gather(Path(sys.argv[1]), sys.argv[2]))
    except Unreadable as error:
        answer = json.dumps({"problem": error.problem})
    except MemoryError:
        answer = json.dumps({"problem": "too-heavy"})
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
