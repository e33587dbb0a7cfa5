namespace PyActors.Dispatching;

/// <summary>
/// Looks for something for a short while before its thread parks, for waking a parked thread costs more than a whole invocation of a
/// short callable. At most half the processors spin at a time.
/// </summary>
/// <param name="time">How long.</param>
/// <param name="isThere">Whether it is there.</param>
internal sealed class BriefSpin(TimeSpan time, Func<bool> isThere)
{
    // Between two readings of the clock.
    private const int Looks = 10;

    /// <summary>Returns when it is there, when it has looked long enough, or at once if enough others look.</summary>
    public void UntilThere()
    {
        if (time <= TimeSpan.Zero || !SpinPermit.TryTake())
            return;

        try
        {
            var began = TimeProvider.System.GetTimestamp();
            while (!IsSeen() && TimeProvider.System.GetElapsedTime(began) < time)
            {
            }
        }
        finally
        {
            SpinPermit.Return();
        }
    }

    private bool IsSeen()
    {
        for (var i = 0; i < Looks; i++)
        {
            if (isThere())
                return true;

            Thread.SpinWait(2);
        }

        return false;
    }
}
