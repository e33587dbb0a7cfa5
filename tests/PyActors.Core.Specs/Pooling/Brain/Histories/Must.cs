using System.Runtime.CompilerServices;

namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>What must hold, millions of times: the words are put together only when it doesn't.</summary>
internal static class Must
{
    public static void Hold(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref Words words)
    {
        if (!holds)
            throw new ShouldAssertException(words.ToString());
    }

    [InterpolatedStringHandler]
    internal ref struct Words
    {
        private DefaultInterpolatedStringHandler _words;

        public Words(int literalLength, int formattedCount, bool holds, out bool isWanted)
        {
            isWanted = !holds;
            _words = isWanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
        }

        public void AppendLiteral(string value) => _words.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => _words.AppendFormatted(value);

        public override string ToString() => _words.ToStringAndClear();
    }
}
