using Spectre.Console;
using Spectre.Console.Rendering;

namespace PyActors.Host.Progress;

/// <summary>What the bar says in words: the same as a plain line, faults in red.</summary>
internal sealed class ProgressTextColumn(RunProgress progress) : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(LineDisplay.Line(progress), progress.Faults > 0 ? new Style(Color.Red) : Style.Plain);
}
