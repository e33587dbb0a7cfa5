namespace PyActors.Discovery;

/// <summary>The one name of a file that many symbolic links may lead to, so that one interpreter is asked and listed once.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The absolute path with every symbolic link in it followed, those of its folders included.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var at = Path.GetPathRoot(full)!;
        var ahead = new Stack<string>();
        Push(ahead, full[at.Length..]);

        for (var links = 0; ahead.TryPop(out var name);)
        {
            var next = Path.Combine(at, name);
            if (LinkTarget(next) is not { } target || ++links > MostLinks)
            {
                at = next;
                continue;
            }

            var followed = Path.GetFullPath(target, at);
            at = Path.GetPathRoot(followed)!;
            Push(ahead, followed[at.Length..]);
        }

        return at;
    }

    private static void Push(Stack<string> ahead, string path)
    {
        var names = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names.Reverse())
            ahead.Push(name);
    }

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
