using System.Globalization;

namespace PyActors.Caching;

/// <summary>What a file or folder is at this moment, as far as the system tells: enough to see later that it was changed or replaced.</summary>
internal sealed class FileState
{
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode ForTheUserAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The length of a file in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Whether it is a file: no folder, and, where that is told, no pipe or device, which elsewhere have no size.</summary>
    public required bool IsFile { get; init; }

    /// <summary>When its content was last written: nanoseconds on Linux, elsewhere ticks.</summary>
    public required long Written { get; init; }

    /// <summary>When anything of it last changed, which nobody can set back on Linux; elsewhere when it was made.</summary>
    public required long Changed { get; init; }

    /// <summary>The moment after which nothing of it has changed.</summary>
    public required DateTimeOffset LastChange { get; init; }

    /// <summary>Its number in the file system; 0 where that isn't told.</summary>
    public long Number { get; init; }

    /// <summary>Which file system it is in; 0 where that isn't told.</summary>
    public long Device { get; init; }

    /// <summary>Whose it is: a user's number; null where that isn't told.</summary>
    public uint? Owner { get; init; }

    /// <summary>Who may do what; null on Windows.</summary>
    public UnixFileMode? Mode { get; init; }

    /// <summary>All that differs once it is changed or replaced, as text.</summary>
    public string Mark => string.Concat(Text(Size), Text(Written), Text(Changed), Text(Number));

    /// <summary>
    /// Whether nobody but the user of this process, and whoever rules the machine, can have written it. Where the owner isn't told, a
    /// folder is the user's if nobody else may enter it and this process could, and what lies in such a folder is, too.
    /// </summary>
    public bool IsOurs => Mode is not { } mode || (mode & WritableByOthers) == 0 && (Owner is { } owner
        ? owner == LinuxFileState.User
        : !Environment.IsPrivilegedProcess && (IsFile || (mode & ~ForTheUserAlone) == 0));

    /// <summary>Whether it is of the same file, by whichever names; false where that isn't told.</summary>
    public bool IsThatOf(FileState other) => Number != 0 && Number == other.Number && Device == other.Device;

    /// <summary>What there is at a path, links followed; null if nothing, or nothing that can be looked at.</summary>
    public static FileState? Of(string path)
    {
        try
        {
            return LinuxFileState.IsKnown ? LinuxFileState.Of(path) : OnAnySystem(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The same by what .NET tells on every system: without the owner, the number, and times that can't be set back.</summary>
    internal static FileState? OnAnySystem(string path)
    {
        FileSystemInfo file = new FileInfo(path) is { Exists: true } found ? found : new DirectoryInfo(path);
        if (file.Exists && file.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            file = target;
        if (!file.Exists)
            return null;

        var (written, made) = (new DateTimeOffset(file.LastWriteTimeUtc), new DateTimeOffset(file.CreationTimeUtc));
        return new FileState
        {
            Size = file is FileInfo { Length: var length } ? length : 0,
            IsFile = file is FileInfo,
            Written = written.UtcTicks,
            Changed = made.UtcTicks,
            LastChange = written > made ? written : made,
            Mode = OperatingSystem.IsWindows() ? null : file.UnixFileMode,
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture) + " ";
}
