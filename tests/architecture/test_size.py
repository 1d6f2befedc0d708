"""Nothing grows past what one can read at a sitting."""

from tests.architecture.codebase import KITH, TESTS, TOP, functions, place, sources, templates

LINES_OF_A_FILE = 500
LINES_OF_A_TEST_FILE = 700
"""Lists of cases run on, and are read one case at a time."""
LINES_OF_A_FUNCTION = 50


def length(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_500_lines():
    scripts = [path for path in (TOP / "script").iterdir() if path.is_file() and path.suffix != ".txt"]
    files = [*sources(KITH), *templates(), *scripts]
    assert len(files) > 50
    assert {place(path): length(path) for path in files if length(path) > LINES_OF_A_FILE} == {}


def test_no_file_of_tests_is_longer_than_700_lines():
    long = {place(path): length(path) for path in sources(TESTS) if length(path) > LINES_OF_A_TEST_FILE}
    assert long == {}


def test_no_function_is_longer_than_50_lines():
    long = {
        f"{place(path)}:{function.name}": function.end_lineno - function.lineno + 1
        for path in sources(KITH)
        for function in functions(path)
        if function.end_lineno - function.lineno >= LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_half_the_functions_are_under_nine_lines_and_nine_in_ten_under_thirty():
    lengths = sorted(
        function.end_lineno - function.lineno + 1 for path in sources(KITH) for function in functions(path)
    )
    assert lengths[len(lengths) // 2] < 9
    assert lengths[len(lengths) * 9 // 10] < 30
