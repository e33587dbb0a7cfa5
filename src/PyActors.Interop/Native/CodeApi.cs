namespace PyActors.Interop.Native;

/// <summary>pythonrun.h and import.h: from source text to a module.</summary>
internal static unsafe class CodeApi
{
    /// <summary><c>Py_file_input</c> (compile.h): the text is a whole file.</summary>
    public const int FileInput = 257;

    /// <summary>
    /// <c>PyObject *Py_CompileStringExFlags(const char *str, const char *filename, int start, PyCompilerFlags *flags, int optimize)</c>: from UTF-8
    /// that ends in 0, with the compiler's own flags where they are null and as <c>-O</c> says where the last is that number; a new reference to a
    /// code object; null with an exception set. Needs the GIL.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, byte*, int, nint, int, nint> CompileString =
        (delegate* unmanaged[Cdecl]<byte*, byte*, int, nint, int, nint>)Library.Export("Py_CompileStringExFlags");

    /// <summary>
    /// <c>PyObject *PyImport_ExecCodeModule(const char *name, PyObject *co)</c>: runs the code (borrowed) as the module of that name
    /// and puts it into <c>sys.modules</c>; a new reference to the module; null with an exception set. Needs the GIL.
    /// </summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, nint, nint> ExecCodeModule =
        (delegate* unmanaged[Cdecl]<byte*, nint, nint>)Library.Export("PyImport_ExecCodeModule");
}
