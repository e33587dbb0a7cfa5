using PyActors.Host.Commands;

namespace PyActors.Host.Output;

/// <summary>Where a run's lines go: a file, or standard output.</summary>
internal static class OutputTarget
{
    /// <summary>Opens a file without changing it, so that an output is found unwritable before any work is done.</summary>
    /// <exception cref="CommandFailedException">It can't be opened for writing.</exception>
    public static FileStream OpenFile(string path, bool forResume)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
                Directory.CreateDirectory(folder);
            var access = forResume ? FileAccess.ReadWrite : FileAccess.Write;
            var stream = new FileStream(path, FileMode.OpenOrCreate, access, FileShare.Read, bufferSize: 0);
            if (forResume && !stream.CanSeek)
                throw new CommandFailedException(ExitCode.Usage, $"'{path}' is no ordinary file, so there is nothing in it to resume.");
            Claim(stream, path);
            return stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var reason = Directory.Exists(path) ? "it is a folder" : e is FileNotFoundException ? "no file can be made there" : Errno.Reason(e);
            throw new CommandFailedException(ExitCode.Usage, $"Can't write to '{path}': {reason}.");
        }
    }

    // Two runs that write one file would leave neither's lines. The lock is on a place where no line will ever be, so that reading
    // stays free.
    private static void Claim(FileStream stream, string path)
    {
        if (OperatingSystem.IsMacOS() || !stream.CanSeek || Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
            return;

        try
        {
            stream.Lock(long.MaxValue - 1, 1);
        }
        catch (IOException)
        {
            stream.Dispose();
            throw new CommandFailedException(ExitCode.Usage, $"Another run is writing to '{path}'. Wait for its end, or name another --out.");
        }
    }
}
