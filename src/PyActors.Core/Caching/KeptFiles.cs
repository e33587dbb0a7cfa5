using System.Security;

namespace PyActors.Caching;

/// <summary>
/// Small files in a folder of the user's, each of which could be made again: it is there, whole and as it was written, or it isn't. On Unix a file
/// counts only if file and folder are the user's and nobody else may write to them. Whatever is amiss with a file or the folder means that
/// there is none, and is never an error. Any number of processes may read and write at once. Any thread.
/// </summary>
/// <param name="folder">Where; made when there is something to keep.</param>
/// <param name="extension">What the names of these files end in, with the dot; those of other kinds in the folder are left alone.</param>
/// <param name="time">The time.</param>
internal sealed class KeptFiles(string folder, string extension, TimeProvider time)
{
    /// <summary>How many are kept; beyond that the oldest are dropped.</summary>
    public const int Capacity = 64;

    private const string BeingWritten = ".new";
    private const int LongestFile = 256 * 1024;

    private static readonly TimeSpan LongestWriting = TimeSpan.FromHours(1);

    /// <summary>Where they are.</summary>
    public string Folder => folder;

    /// <summary>Whether a folder's files count, or would if it was there.</summary>
    public static bool IsBelieved(string folder) => Directory.Exists(folder) ? FileState.Of(folder) is { IsOurs: true } : !IsInAnothersHome(folder);

    /// <summary>The file that is known by a key, whether there is one or not.</summary>
    public string FileOf(ReadOnlySpan<byte> key) => Path.Combine(folder, Fingerprint.Of(key) + extension);

    /// <summary>A file's content; null if there is none to be believed.</summary>
    public byte[]? Read(string file)
    {
        try
        {
            return FileState.Of(file) is { IsFile: true, IsOurs: true, Size: > 0 and <= LongestFile } && FileState.Of(folder) is { IsOurs: true }
                ? Sealed.Open(File.ReadAllBytes(file))
                : null;
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            return null;
        }
    }

    /// <summary>Keeps a content, in place of what was there.</summary>
    public void Write(string file, ReadOnlySpan<byte> content)
    {
        try
        {
            if (MakeFolder())
                Replace(file, Sealed.Close(content));
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            // A folder that can't be made or written to: it is made again next time.
        }
    }

    /// <summary>Drops a file.</summary>
    public static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            // What can't be deleted is overwritten by the next one, or is as harmful as before.
        }
    }

    /// <summary>Whether an exception is what comes of looking at files: they are missing, another's, unreadable, or on a full disk.</summary>
    public static bool IsOfFiles(Exception e) => e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException;

    private void Replace(string file, byte[] content)
    {
        // Whole under another name first: whoever reads meanwhile sees the old one or the new one.
        var writing = Path.Combine(folder, Guid.NewGuid().ToString("n") + BeingWritten);
        try
        {
            using (var stream = new FileStream(writing, NewFile()))
                stream.Write(content);
            File.Move(writing, file, overwrite: true);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            File.Delete(writing);
        }

        DropOldest();
    }

    private bool MakeFolder()
    {
        if (!Directory.Exists(folder))
        {
            if (IsInAnothersHome(folder))
                return false;
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return FileState.Of(folder) is { IsOurs: true };
    }

    // Root with the environment of the user it was called by: a folder of root's would keep that user from keeping anything.
    private static bool IsInAnothersHome(string folder)
    {
        var parent = Path.GetDirectoryName(folder);
        while (parent is not null && !Directory.Exists(parent))
            parent = Path.GetDirectoryName(parent);
        return Environment.IsPrivilegedProcess && parent is not null && FileState.Of(parent) is { Owner: not (null or 0) };
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private void DropOldest()
    {
        var files = new DirectoryInfo(folder);
        var surplus = files.GetFiles("*" + extension).OrderByDescending(file => file.LastWriteTimeUtc).Skip(Capacity);
        var abandoned = files.GetFiles("*" + BeingWritten).Where(file => file.LastWriteTimeUtc < time.GetUtcNow() - LongestWriting);
        foreach (var file in surplus.Concat(abandoned))
            file.Delete();
    }
}
