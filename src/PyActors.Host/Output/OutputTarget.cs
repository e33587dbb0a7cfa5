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
            return !forResume || stream.CanSeek
                ? stream
                : throw new CommandFailedException(ExitCode.Usage, $"'{path}' is no ordinary file, so there is nothing in it to resume.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var reason = Directory.Exists(path) ? "it is a folder" : Errno.Reason(e);
            throw new CommandFailedException(ExitCode.Usage, $"Can't write to '{path}': {reason}.");
        }
    }}
