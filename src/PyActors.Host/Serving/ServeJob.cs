using PyActors.Host.Inputs;
using PyActors.Host.Output;

namespace PyActors.Host.Serving;

/// <summary>What is served.</summary>
/// <param name="Lines">The requests.</param>
/// <param name="Output">Where the answers go.</param>
internal sealed record ServeJob(IEnumerable<TextLine> Lines, LineOutput Output);
