using PyActors.Testing.Engines;

namespace PyActors.Host.Running;

/// <summary>An executable that is a real Python, and answers a question about itself with something changed.</summary>
internal static class PretendPython
{
    /// <summary>
    /// Writes one that runs a statement first: <c>sys</c> is imported, and <c>build</c> is the dict from which <c>sysconfig</c> has what
    /// it says.
    /// </summary>
    public static string Write(TemporaryFolder folder, string statement)
    {
        var path = folder.Write("python3", $"""
            #!/bin/sh
            for last; do :; done
            CODE="$last" exec '{PythonUnderTest.Installation.Executable}' -I -c "import os, sys
            build = __import__('_sysconfigdata_%s_%s_%s' % (sys.abiflags, sys.platform, sys.implementation._multiarch)).build_time_vars
            {statement}
            exec(os.environ['CODE'])"

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
