using System.Runtime.InteropServices;

namespace PyActors.Interop.Native;

/// <summary>C's <c>PyInterpreterConfig</c> (cpython/pylifecycle.h, 3.12 and newer): what a sub-interpreter may do and share.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct PyInterpreterConfig
{
    private const int OwnGilValue = 2;

    private readonly int _useMainObmalloc;
    private readonly int _allowFork;
    private readonly int _allowExec;
    private readonly int _allowThreads;
    private readonly int _allowDaemonThreads;
    private readonly int _checkMultiInterpExtensions;
    private readonly int _gil;

    private PyInterpreterConfig(bool allowFork)
    {
        _useMainObmalloc = 0;
        _allowFork = _allowExec = allowFork ? 1 : 0;
        _allowThreads = 1;
        _allowDaemonThreads = 0;
        _checkMultiInterpExtensions = 1;
        _gil = OwnGilValue;
    }

    /// <summary>
    /// A GIL and an allocator of its own; threads but no daemon threads, which would outlive their interpreter; and no extension
    /// module that doesn't say it can live in several interpreters.
    /// </summary>
    /// <param name="allowFork">Whether code may copy or replace the .NET process.</param>
    public static PyInterpreterConfig OwnGil(bool allowFork) => new(allowFork);
}
