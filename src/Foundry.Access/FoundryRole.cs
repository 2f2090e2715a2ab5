namespace Foundry.Access
{
    /// <summary>A built-in role. The GUID identifies it, because Azure renames roles.</summary>
    internal sealed class FoundryRole
    {
        internal FoundryRole(string id, string name)
        {
            Id = id;
            Name = name;
        }

        public string Id { get; }

        public string Name { get; }
    }
}
