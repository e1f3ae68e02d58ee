"""Where `walkbreak` starts: it ends at once if there is nothing to build."""

import sys
import time


def main() -> None:
    """Run the command that is on the command line."""
    began_ns, words = time.time_ns(), sys.argv[1:]
    if words[:1] == ["build"]:
        from generator.build.unchanged import unchanged

        if same := unchanged(words[1:]):
            said, warning = same
            if warning:
                print(warning, file=sys.stderr)
            seconds = (time.time_ns() - began_ns) / 1e9
            print(f"{said}; 0 changed, 0 removed, in {seconds:.1f} s")
            return
    from generator.cli.commands import main as commands

    commands(obj=(words[1:], began_ns))
