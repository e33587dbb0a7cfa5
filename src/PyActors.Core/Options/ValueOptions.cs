using System.ComponentModel.DataAnnotations;

namespace PyActors;

/// <summary>Limits of conversion, in both directions. What is beyond them is a fault that names the path, never a crash.</summary>
public sealed class ValueOptions
{
    /// <summary>How many containers may be nested in each other.</summary>
    /// <value>1 to 1,000. Default: 200.</value>
    [Range(1, 1000)]
    public int MaxDepth { get; set; } = 200;
}
