using System.Runtime.InteropServices;

namespace PyActors.Host.Output;

/// <summary>
/// Where what Python code prints goes, or a library in C, or a process they start: to standard error, so that standard output is kept
/// for data. It is the same for the whole process.
/// </summary>
internal static class Prints
{
    /// <summary>
    /// The Python module that has an interpreter print as standard error does, line by line. To be imported before all others, where
    /// <see cref="AreOnStandardError"/>.
    /// </summary>
    public const string Module = "pyactors._prints";

    /// <summary>Whether they were sent there. Windows keeps a second table of descriptors in the C library, so that there they stay where they were.</summary>
    public static bool AreOnStandardError { get; private set; }

    /// <summary>Sends them there, if standard output is open. To be called once before Python starts.</summary>
    public static void GoToStandardError()
    {
        if (OperatingSystem.IsWindows() || !Descriptors.IsWritable(Descriptors.Out))
            return;

        if (Descriptors.IsWritable(Descriptors.Error))
            _ = Descriptors.DuplicateTo(Descriptors.Error, Descriptors.Out);
        else
        {
            // Lost, like all that would be said there.
            using var nowhere = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
            GoTo(nowhere);
        }

        AreOnStandardError = true;
    }

    /// <summary>Sends them to an open file or pipe instead.</summary>
    public static void GoTo(SafeHandle file)
    {
        var added = false;
        try
        {
            file.DangerousAddRef(ref added);
            _ = Descriptors.DuplicateTo((int)file.DangerousGetHandle(), Descriptors.Out);
        }
        finally
        {
            if (added)
                file.DangerousRelease();
        }
    }
}
