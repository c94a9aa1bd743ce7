/**
 * Python: the comparisons that SciCode's test cases import, as `scicode.compare.cmp` answers them.
 * scipy and sympy are looked at only where a value could be theirs.
 */
export const compareHelpers = `
def make_compare():
    import sys, types
    sys.path.append("/usr/lib/python3/dist-packages")
    import numpy

    def kind(value): return type(value).__module__.split(".")[0]
    def is_sparse(value): return kind(value) == "scipy" and hasattr(value, "toarray")
    def is_symbol(value): return kind(value) == "sympy" and type(value).__name__ == "Symbol"

    def with_names(given):
        return {str(key) if is_symbol(key) else key: str(value) if is_symbol(value) else value
                for key, value in given.items()}

    def close_or_equal(a, b, **tolerance):
        try: return bool(numpy.allclose(a, b, **tolerance))
        except ValueError: return a == b

    def are_dicts_close(dict1, dict2, atol=1e-8, rtol=1e-5):
        dict1, dict2 = with_names(dict1), with_names(dict2)
        if dict1.keys() != dict2.keys(): return False
        for key, a in dict1.items():
            b = dict2[key]
            if isinstance(a, str): same = a == b
            elif is_sparse(a): same = bool(numpy.allclose(a.toarray(), b.toarray(), atol=atol, rtol=rtol))
            else: same = close_or_equal(a, b, atol=atol, rtol=rtol)
            if not same: return False
        return True

    def are_csc_matrix_close(matrix1, matrix2):
        return numpy.allclose(matrix1.toarray(), matrix2.toarray())

    def cmp_tuple_or_list(var1, var2):
        if len(var1) != len(var2): return False
        for a, b in zip(var1, var2):
            if isinstance(a, dict): same = are_dicts_close(a, b)
            elif is_sparse(a): same = are_csc_matrix_close(a, b)
            elif isinstance(a, bool): same = a == b
            else: same = close_or_equal(a, b)
            if not same: return False
        return True

    helpers = {each.__name__: each for each in (are_dicts_close, are_csc_matrix_close, cmp_tuple_or_list)}
    for name in ("scicode", "scicode.compare", "scicode.compare.cmp"):
        module = sys.modules.setdefault(name, types.ModuleType(name))
        module.__dict__.update(helpers)
    return helpers
globals().update(make_compare())
`;
