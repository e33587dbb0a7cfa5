using System.Runtime.CompilerServices;

namespace PyActors.Testing.Contract;

/// <summary>A tuple that is as long as it likes to say and has no items.</summary>
internal sealed class OddTuple(int length) : ITuple
{
    public int Length => length;

    public object? this[int index] => throw new NotSupportedException("no item for you");
}
