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

    private PyInterpreterConfig(bool threads, bool checkExtensions, int gil)
    {
        _useMainObmalloc = 0;
        _allowFork = 0;
        _allowExec = 0;
        _allowThreads = threads ? 1 : 0;
        _allowDaemonThreads = 0;
        _checkMultiInterpExtensions = checkExtensions ? 1 : 0;
        _gil = gil;
    }

    /// <summary>
    /// A GIL and an allocator of its own; threads but no daemon threads, which would outlive their interpreter; no fork or exec,
    /// which would copy or replace the .NET process; and no extension module that doesn't say it can live in several interpreters.
    /// </summary>
    public static PyInterpreterConfig OwnGil => new(threads: true, checkExtensions: true, OwnGilValue);
}
