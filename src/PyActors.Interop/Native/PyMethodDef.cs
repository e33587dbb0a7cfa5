using System.Runtime.InteropServices;

namespace PyActors.Interop.Native;

/// <summary>C's <c>PyMethodDef</c> (methodobject.h): one row of a module's table of functions. A row of zeros ends a table.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PyMethodDef
{
    /// <summary><c>METH_VARARGS</c>: the function gets its self and a tuple (borrowed).</summary>
    public const int ArgumentTuple = 0x0001;

    /// <summary><c>METH_NOARGS</c>: the function gets its module and null.</summary>
    public const int NoArguments = 0x0004;

    /// <summary><c>METH_O</c>: the function gets its module and its one argument (borrowed).</summary>
    public const int OneArgument = 0x0008;

    /// <summary>The name as UTF-8 with a final zero. Must live as long as Python.</summary>
    public byte* Name;

    /// <summary><c>PyObject *(*)(PyObject *module, PyObject *arguments)</c>: called with the GIL held; a new reference, or null with an exception set.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, nint> Function;

    /// <summary>How it is called.</summary>
    public int Flags;

    /// <summary>What <c>help()</c> says; may be null. Must live as long as Python.</summary>
    public byte* Documentation;
}
