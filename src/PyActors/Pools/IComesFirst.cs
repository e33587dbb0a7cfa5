namespace PyActors.Pools;

/// <summary>Marks what a front door reads before new work; see <see cref="FrontDoorQueue"/>.</summary>
internal interface IComesFirst;
