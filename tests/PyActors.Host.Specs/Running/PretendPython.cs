namespace PyActors.Host.Running;

/// <summary>An executable that is a real Python, and answers a question about itself with something changed.</summary>
internal static class PretendPython
{
    /// <summary>Writes one that runs a statement first: <c>sys</c> and <c>sysconfig</c> are imported.</summary>
    public static string Write(TemporaryFolder folder, string statement)
    {
        var path = folder.Write("python3", $"""
            #!/bin/sh
            for last; do :; done
            CODE="$last" exec '{PythonUnderTest.Installation.Executable}' -I -c "import os, sys, sysconfig
            {statement}
            exec(os.environ['CODE'])"

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
