namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>Takes steps out of a history that fails for as long as what is left still fails.</summary>
internal static class HistoryShrinker
{
    /// <summary>What goes wrong in a history; null if nothing does.</summary>
    public static string? FailureOf(History history, bool isTraced = false)
    {
        var world = new HistoryWorld(history, isTraced);
        try
        {
            world.Play();
            return null;
        }
        catch (Exception failure)
        {
            return $"{failure}\n\n{world}";
        }
    }

    public static History Shrink(History history)
    {
        for (var chunk = Math.Max(history.Steps.Count / 2, 1); ; chunk /= 2)
        {
            history = WithoutChunks(history, Math.Max(chunk, 1));
            if (chunk <= 1)
                return history;
        }
    }

    private static History WithoutChunks(History history, int chunk)
    {
        for (var start = 0; start < history.Steps.Count;)
        {
            var shorter = history with { Steps = [.. history.Steps.Take(start), .. history.Steps.Skip(start + chunk)] };
            if (FailureOf(shorter) is not null)
                history = shorter;
            else
                start += chunk;
        }

        return history;
    }
}
