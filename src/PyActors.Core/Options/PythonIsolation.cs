namespace PyActors;

/// <summary>What the workers of a pool share.</summary>
public enum PythonIsolation
{
    /// <summary><see cref="OwnGil"/> where engine and Python allow it, else <see cref="Shared"/>.</summary>
    Auto,

    /// <summary>Every worker uses the main interpreter and shares its GIL: one runs Python code at a time, any module loads.</summary>
    Shared,

    /// <summary>
    /// Every worker has a sub-interpreter with a GIL of its own (PEP 684) and runs in parallel with the others. Needs the
    /// engine <c>cpython</c> and CPython 3.13 or newer; some extension modules (numpy among them) refuse to load there.
    /// </summary>
    OwnGil,
}
