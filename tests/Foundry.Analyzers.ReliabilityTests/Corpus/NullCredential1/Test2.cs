class D
 { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, null); }
