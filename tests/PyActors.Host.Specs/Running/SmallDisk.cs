using System.Diagnostics;

namespace PyActors.Host.Running;

/// <summary>A folder with a file system of its own, which holds 64 KB until it is grown. Whoever may not mount one can't have it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly Lazy<string?> Trial = new(Try);

    private readonly TemporaryFolder _folder = new();

    public SmallDisk() => MountOrThrow("size=64k");

    /// <summary>Why there can be none; null if there can.</summary>
    public static string? Problem => Trial.Value;

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => _folder[name];

    /// <summary>From now on there is room for more.</summary>
    public void Grow() => MountOrThrow("remount,size=4m");

    public void Dispose()
    {
        Run("umount", _folder.Path);
        _folder.Dispose();
    }

    private static string? Try()
    {
        try
        {
            new SmallDisk().Dispose();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"Needs the right to mount a file system: {e.Message}";
        }
    }

    private void MountOrThrow(string options)
    {
        if (Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", _folder.Path) is { } problem)
        {
            _folder.Dispose();
            throw new InvalidOperationException(problem);
        }
    }

    private static string? Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said.Trim();
    }
}
