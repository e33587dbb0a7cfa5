namespace PyActors.Interop.Native;

/// <summary>
/// initconfig.h. A <c>PyConfig</c> is handled as an opaque buffer, for its members differ from version to version; its first
/// five do not. No function here needs the GIL; all are for the thread that initialises Python, before it is initialised.
/// </summary>
internal static unsafe class ConfigApi
{
    /// <summary>Bytes that hold a <c>PyConfig</c> of any supported version, with ample room (it takes about 450).</summary>
    public const int Size = 8192;

    /// <summary>Which int of a <c>PyConfig</c> is <c>install_signal_handlers</c>, in 3.10 to 3.14.</summary>
    public const int InstallSignalHandlers = 4;

    /// <summary><c>void PyConfig_InitPythonConfig(PyConfig *config)</c>: fills in what the command line <c>python</c> starts from.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, void> InitPythonConfig =
        (delegate* unmanaged[Cdecl]<byte*, void>)Library.Export("PyConfig_InitPythonConfig");

    /// <summary><c>PyStatus PyConfig_SetBytesArgv(PyConfig *config, Py_ssize_t argc, char * const *argv)</c>: copies; pre-initialises Python.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, nint, byte**, PyStatus> SetBytesArgv =
        (delegate* unmanaged[Cdecl]<byte*, nint, byte**, PyStatus>)Library.Export("PyConfig_SetBytesArgv");

    /// <summary><c>PyStatus PyConfig_SetArgv(PyConfig *config, Py_ssize_t argc, wchar_t * const *argv)</c>: the same, for Windows, where <c>wchar_t</c> is UTF-16.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, nint, char**, PyStatus> SetArgv =
        (delegate* unmanaged[Cdecl]<byte*, nint, char**, PyStatus>)Library.Export("PyConfig_SetArgv");

    /// <summary><c>void PyConfig_Clear(PyConfig *config)</c>: frees what the others allocated.</summary>
    public static readonly delegate* unmanaged[Cdecl]<byte*, void> Clear =
        (delegate* unmanaged[Cdecl]<byte*, void>)Library.Export("PyConfig_Clear");
}
