using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyActors.Interop.Marshalling;

/// <summary>Walks through an enumerable of the caller's, whose code may throw anything at any point.</summary>
[SuppressMessage("Design", "CA1031", Justification = "Whatever the caller's code throws becomes a fault.")]
internal ref struct CallersItems
{
    private readonly IEnumerator? _items;

    public CallersItems(IEnumerable source)
    {
        try
        {
            _items = source.GetEnumerator();
        }
        catch (Exception thrown)
        {
            Thrown = thrown;
        }
    }

    /// <summary>The item it stands on.</summary>
    public object? Current { get; private set; }

    /// <summary>What the caller's code threw; null as long as it didn't.</summary>
    public Exception? Thrown { get; private set; }

    /// <summary>Goes to the next item. False at the end, or if the caller's code threw.</summary>
    public bool MoveNext()
    {
        try
        {
            if (_items?.MoveNext() != true)
                return false;

            Current = _items.Current;
            return true;
        }
        catch (Exception thrown)
        {
            Thrown = thrown;
            return false;
        }
    }

    /// <summary>Ends the walk.</summary>
    public readonly void Dispose()
    {
        try
        {
            (_items as IDisposable)?.Dispose();
        }
        catch (Exception)
        {
            // The items have been read by now; what the enumerator does at its end changes nothing in them.
        }
    }
}
