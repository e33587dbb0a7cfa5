using System.Collections.Concurrent;

namespace PyActors.Interop.Sharing;

/// <summary>
/// Every view that Python holds, in all interpreters, by a number that its Python object carries: so that what is given back
/// twice, or after its interpreter has ended, is only not found. Any thread.
/// </summary>
internal static class Pins
{
    private static readonly ConcurrentDictionary<nint, PinnedView> ByNumber = [];
    private static long s_lastNumber;

    /// <summary>How many there are.</summary>
    public static int Count => Volatile.Read(ref Tally.Held);

    /// <summary>Keeps a view, and gives it its number, which is never 0.</summary>
    public static nint Add(PinnedView view)
    {
        var number = (nint)Interlocked.Increment(ref s_lastNumber);
        ByNumber[number] = view;
        Interlocked.Increment(ref Tally.Held);
        return number;
    }

    /// <summary>The view with a number; null if it was given back.</summary>
    public static PinnedView? Find(nint number) => ByNumber.GetValueOrDefault(number);

    /// <summary>Gives a view back, if it is still there.</summary>
    public static void Free(nint number)
    {
        if (!ByNumber.TryRemove(number, out var view))
            return;

        Interlocked.Decrement(ref Tally.Held);
        view.Free();
    }

    /// <summary>Gives back what an interpreter that has ended left: nothing can read it any more.</summary>
    public static void FreeAllOf(ViewExporter owner)
    {
        foreach (var (number, view) in ByNumber)
        {
            if (view.Owner == owner)
                Free(number);
        }
    }

    // Apart, so that whoever asks for the number doesn't make the table.
    private static class Tally
    {
        public static int Held;
    }
}
